// `npm run test:slurm`: the lines of the README on a real Slurm of one node, as root, with Debian's packages slurm-wlm and munge.
// Seven tasks of an array count, one of them is killed as it does and requeued, and the merge waits for all: what it writes is held
// against one run, byte by byte. Everything lies in a folder of its own and ends with the script.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ROOT } from "./vscode/folders.mjs";

/** The task that is killed. */
const KILLED = 4;
const CLI = join(ROOT, "dist/cli.js");
const DAEMONS = ["munged", "slurmctld", "slurmd", "sbatch", "scontrol"];
const MOST_SECONDS = 180;

const folder = mkdtempSync(join(tmpdir(), "mask-evaluation-slurm-"));
const environment = {
  ...process.env,
  PATH: `${join(folder, "bin")}:/usr/sbin:${process.env.PATH}`,
  SLURM_CONF: join(folder, "slurm.conf"),
};
const daemons = [];

async function main() {
  const missing = DAEMONS.filter((name) => spawnSync("which", [name], { env: environment }).status !== 0);
  if (missing.length > 0 || process.getuid?.() !== 0)
    throw new Error(`Needs root and ${missing.join(", ") || "nothing else"}: apt-get install slurm-wlm munge`);
  if (!existsSync(CLI)) throw new Error("Build first: npm run build");
  await startSlurm();
  writeCommand();
  run("mask-evaluation sample .", {});
  for (const [side, place] of [
    ["predictions", "P"],
    ["targets", "T"],
  ])
    run(`mv ${side} ${place}`);
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const lines = /```slurm\n(?<lines>[^`]+)```/.exec(readme)?.groups?.lines;
  if (!lines) throw new Error("The README has no lines for Slurm.");
  console.log(run(`set -e\n${lines}\necho "$ID" > id`));
  const job = readFileSync(join(folder, "id"), "utf8").trim();
  await killTask(job);
  await until("the merge to end", () => run("squeue --noheader").trim() === "");
  run("mask-evaluation count --pairs pairs.parquet --shard 1/1 --output one.parquet --quiet");
  run("mask-evaluation merge one.parquet --output one.maskeval.parquet");
  run("mask-evaluation evaluate P T --output evaluated.maskeval.parquet --quiet");
  for (const table of ["maskeval.parquet", "maskeval-images.parquet"])
    for (const other of ["one", "evaluated"])
      if (!bytes(`run.${table}`).equals(bytes(`${other}.${table}`)))
        throw new Error(`run.${table} is not ${other}.${table}`);
  console.log(`7 tasks, task ${KILLED} killed and requeued: the merged tables are those of one run, to the byte.`);
}

/** Stops the task as it counts, then has Slurm kill and requeue it. */
async function killTask(job) {
  await until(`task ${KILLED} to count`, () => existsSync(join(folder, "counting")));
  if (existsSync(join(folder, `counts-${KILLED}.parquet`))) throw new Error("The task was done before it was killed.");
  run(`scontrol requeue ${job}_${KILLED}`);
  await until(`task ${KILLED} to be requeued`, () => /Restarts=1/.test(run(`scontrol show job ${job}_${KILLED}`)));
  // A requeued task waits two minutes for its node to recover.
  await until(`task ${KILLED} to be pending`, () => /JobState=PENDING/.test(run(`scontrol show job ${job}_${KILLED}`)));
  run(`scontrol update JobId=${job}_${KILLED} StartTime=now`);
}

/** The command, which at the first try of one task stands still as soon as it has begun. */
function writeCommand() {
  const file = join(folder, "bin/mask-evaluation");
  writeFileSync(
    file,
    `#!/bin/sh
if [ "$SLURM_ARRAY_TASK_ID" = ${KILLED} ] && [ "\${SLURM_RESTART_COUNT:-0}" = 0 ]; then
  "${process.execPath}" "${CLI}" "$@" &
  kill -STOP $!
  touch counting
  wait
fi
exec "${process.execPath}" "${CLI}" "$@"
`,
  );
  chmodSync(file, 0o755);
}

async function startSlurm() {
  for (const name of ["bin", "state", "spool", "log"]) mkdirSync(join(folder, name));
  // Munge refuses sockets in folders that others may write to.
  chmodSync(folder, 0o755);
  const key = join(folder, "munge.key");
  writeFileSync(key, randomBytes(1024), { mode: 0o600 });
  const node = hostname().split(".")[0];
  const port = 20_000 + (process.pid % 20_000);
  writeFileSync(
    environment.SLURM_CONF,
    `ClusterName=masks
SlurmctldHost=${node}(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${join(folder, "munge.socket")}
CredType=cred/munge
SlurmctldPort=${port}
SlurmdPort=${port + 1}
StateSaveLocation=${join(folder, "state")}
SlurmdSpoolDir=${join(folder, "spool")}
SlurmctldPidFile=${join(folder, "slurmctld.pid")}
SlurmdPidFile=${join(folder, "slurmd.pid")}
SlurmctldLogFile=${join(folder, "log/slurmctld.log")}
SlurmdLogFile=${join(folder, "log/slurmd.log")}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
KillWait=1
ReturnToService=2
NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=${node} Default=YES MaxTime=INFINITE State=UP
`,
  );
  writeFileSync(join(folder, "cgroup.conf"), "CgroupAutomount=no\n");
  start("munged", [
    "--foreground",
    `--key-file=${key}`,
    `--socket=${join(folder, "munge.socket")}`,
    `--pid-file=${join(folder, "munge.pid")}`,
    `--log-file=${join(folder, "log/munge.log")}`,
    `--seed-file=${join(folder, "munge.seed")}`,
    "--force",
  ]);
  await until("munge", () => existsSync(join(folder, "munge.socket")));
  start("slurmctld", ["-D"]);
  start("slurmd", ["-D"]);
  await until("the node", () => / idle/.test(run("sinfo --noheader -o ' %T'", { mayFail: true })));
}

function start(name, args) {
  daemons.push(spawn(name, args, { cwd: folder, env: environment, stdio: "ignore" }));
}

/** What it writes as it ends would keep its folder from being removed. */
async function end(daemon) {
  const ended = once(daemon, "exit");
  if (daemon.exitCode !== null || !daemon.kill("SIGTERM")) return;
  await Promise.race([ended, wait(10_000).then(() => daemon.kill("SIGKILL"))]);
}

function run(command, { mayFail = false } = {}) {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
    cwd: folder,
    env: environment,
    encoding: "utf8",
  });
  if (status !== 0 && !mayFail) throw new Error(`${command}\n${stdout}${stderr}`);
  return stdout;
}

async function until(what, isSo) {
  for (let seconds = 0; seconds < MOST_SECONDS; seconds++) {
    if (isSo()) return;
    await wait(1000);
  }
  throw new Error(
    `Waited ${MOST_SECONDS} s for ${what}.\n${run("squeue; sinfo; tail -n 20 log/*", { mayFail: true })}`,
  );
}

function bytes(file) {
  return readFileSync(join(folder, file));
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  for (const daemon of daemons.toReversed()) await end(daemon);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
