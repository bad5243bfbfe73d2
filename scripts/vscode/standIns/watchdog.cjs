// Takes the place of native-watchdog in VS Code's server, whose binary would have to be compiled. It ends an extension host whose
// server is gone; here endWithParent.mjs sees to that.
exports.start = () => {};
exports.exit = (code) => process.exit(code);
