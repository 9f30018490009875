print("one");
runMacro("/nowhere/at/all.ijm");
print("two");
