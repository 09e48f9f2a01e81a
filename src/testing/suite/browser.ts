import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { runCommand } from "./command.ts";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const USUAL_PLACES = [
  ...NAMES.map((name) => `/usr/bin/${name}`),
  "/opt/google/chrome/chrome",
  "/opt/microsoft/msedge/msedge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const ADVICE =
  "The end-to-end tests need a browser: install Chromium, Chrome or Edge (on Debian and Ubuntu: " +
  "sudo apt-get install chromium), or set CHROMIUM_PATH to the executable of one.";

export type BrowserSource = {
  /** As in the environment: CHROMIUM_PATH, PATH. */
  env: Readonly<Record<string, string | undefined>>;
  usualPlaces?: readonly string[];
  /** Installs one where that can be done without asking; tells whether it tried. */
  install: () => Promise<boolean>;
};

/**
 * The path of a Chromium that starts: one that is there, else one installed by the system's package manager.
 *
 * @throws with what to do when there is none
 */
export async function ensureBrowser({ env, usualPlaces = USUAL_PLACES, install }: BrowserSource): Promise<string> {
  const { CHROMIUM_PATH: chosen } = env;
  if (chosen) {
    if (await starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is set to ${chosen}, which does not start.`);
  }
  const find = () => findFirst(env, usualPlaces);
  const found = (await find()) ?? ((await install()) ? await find() : undefined);
  if (found === undefined) throw new Error(ADVICE);
  return found;
}

async function findFirst(env: BrowserSource["env"], usualPlaces: readonly string[]): Promise<string | undefined> {
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of new Set([...onPath, ...usualPlaces])) if (await starts(path)) return path;
  return undefined;
}

/** A file of that name may be a stub that only says where to get a browser, as in Ubuntu's containers. */
async function starts(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await runCommand(path, ["--version"])).exitCode === 0;
  } catch {
    return false;
  }
}

/** Debian's and Ubuntu's way, as root or with a sudo that asks for no password. */
export async function installByApt(say: (text: string) => void): Promise<boolean> {
  const prefix = await rightsPrefix();
  if (prefix === undefined) return false;
  say("Installing Chromium with apt-get for the end-to-end tests; this is done once and takes a minute or two.\n");
  for (const args of [["update"], ["install", "-y", "chromium"]]) {
    const [command = "", ...rest] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", ...args];
    const { exitCode } = await runCommand(command, rest, { onOutput: say });
    // A source that cannot be reached fails an update, and the package may be known all the same.
    if (exitCode !== 0) say(`apt-get ${args[0]} failed (exit code ${exitCode}).\n`);
  }
  return true;
}

async function rightsPrefix(): Promise<string[] | undefined> {
  if (!(await starts("/usr/bin/apt-get"))) return undefined;
  if (process.getuid?.() === 0) return [];
  const sudo = await runCommand("sudo", ["-n", "true"]).catch(() => ({ exitCode: 1 }));
  return sudo.exitCode === 0 ? ["sudo", "-n"] : undefined;
}
