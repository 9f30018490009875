r = eval("return 5"); print("never");
