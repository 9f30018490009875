print("a"); r = runMacro("/nowhere/nothing.ijm"); print("r " + r);
