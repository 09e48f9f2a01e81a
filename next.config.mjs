/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // `npm test` checks types and style, of everything at once.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Nothing is asked of other hosts, and no file is written into the project, while building or developing.
  agentRules: false,
  experimental: { agentUpgrade: false },
};

export default config;
