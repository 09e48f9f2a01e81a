// The lock under which src/bootstrap.mjs installs. Plain JavaScript without a dependency, for the same reason.

import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

const BEAT_MILLISECONDS = 2000;
const RETRY_MILLISECONDS = 200;

/** Without a beat for this long, a holder on another host, whose processes cannot be seen from here, counts as dead. */
const SILENT_ELSEWHERE_MILLISECONDS = 30_000;

/** The same for one on this host, where its number may belong to another process by now. */
const SILENT_HERE_MILLISECONDS = 600_000;

/** What a rename answers when a folder that is not empty has the name already. */
const TAKEN = ["ENOTEMPTY", "EEXIST", "EPERM"];

/**
 * Waits until nobody else holds the lock and takes it. It is a folder with its owner's name inside, put in place by one
 * rename, which fails while another's is there. The holder touches it while alive; one that was killed is replaced.
 *
 * @param {string} path the folder
 * @param {() => void} onWait called once when it has to wait
 * @returns {Promise<{ shareWith: (pid: number) => void, release: () => void }>} `shareWith` names a child that holds
 *   the lock too: it may outlive a parent that was killed
 */
export async function takeLock(path, onWait) {
  const owner = { pids: [process.pid], host: hostname(), token: randomUUID() };
  for (let waited = false; !tryTake(path, owner); waited = true) {
    if (!waited) onWait();
    removeStale(path);
    await new Promise((wake) => setTimeout(wake, RETRY_MILLISECONDS));
  }
  const timer = setInterval(() => beat(path), BEAT_MILLISECONDS);
  return {
    shareWith: (pid) => writeOwner(path, { ...owner, pids: [process.pid, pid] }),
    release: () => {
      clearInterval(timer);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

function tryTake(path, owner) {
  if (existsSync(path)) return false;
  const mine = `${path}.${owner.token}`;
  mkdirSync(mine);
  writeOwner(mine, owner);
  try {
    renameSync(mine, path);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true });
    if (!TAKEN.includes(error.code)) throw error;
    return false;
  }
}

/** By way of a rename, so that nobody reads half of it. */
function writeOwner(path, owner) {
  writeFileSync(join(path, "owner.new"), JSON.stringify(owner));
  renameSync(join(path, "owner.new"), join(path, "owner.json"));
}

/** A holder that slept past its time may find the lock gone: somebody else has it then, and this is no reason to fail. */
function beat(path) {
  if (existsSync(path)) utimesSync(path, new Date(), new Date());
}

/** The grave bears the dead owner's token, so that of two who find it dead only one can bury it. */
function removeStale(path) {
  try {
    const owner = JSON.parse(readFileSync(join(path, "owner.json"), "utf8"));
    if (isHeld(owner, Date.now() - statSync(path).mtimeMs)) return;
    const grave = `${path}.${owner.token}.stale`;
    renameSync(path, grave);
    setTimeout(() => rmSync(grave, { recursive: true, force: true }), 1000);
  } catch (error) {
    if (error.code !== "ENOENT" && !TAKEN.includes(error.code)) throw error;
  }
}

function isHeld(owner, silentMilliseconds) {
  if (owner.host !== hostname()) return silentMilliseconds < SILENT_ELSEWHERE_MILLISECONDS;
  return owner.pids.some(isAlive) && silentMilliseconds < SILENT_HERE_MILLISECONDS;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
