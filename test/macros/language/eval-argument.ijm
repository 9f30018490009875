eval("print(getArgument())", "passed");
print("[" + getArgument() + "]");
