// Takes the place of @vscode/spdlog in VS Code's server, whose binary would have to be compiled. It writes the log files, which
// VS Code shows as log channels. They never grow large here, so they are not rotated.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const LEVELS = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  constructor(_type, _name, file) {
    mkdirSync(dirname(file), { recursive: true });
    this.file = file;
    this.level = LEVELS.indexOf("info");
    this.format = (level, message) => `${new Date().toISOString()} [${level}] ${message}\n`;
    for (const level of LEVELS) this[level] = (message) => this.write(level, message);
  }

  write(level, message) {
    if (LEVELS.indexOf(level) >= this.level) appendFileSync(this.file, this.format(level, message));
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  clearFormatters() {
    this.format = (_level, message) => message;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

const createLogger = async (name, file) => new Logger("", name, file);

// One by one, so that Node finds the names when a module imports them.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
