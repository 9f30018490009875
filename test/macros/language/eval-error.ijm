r = eval("print(undefinedThing);"); print("r " + r);
if (eval("x = y;") == "[aborted]") print("noticed");
eval("exit('bye');");
print("goes on");
