// A thread program that cannot start.
throw new Error("broken on purpose");
