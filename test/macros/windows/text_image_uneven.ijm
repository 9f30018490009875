path = getDirectory("temp") + "uneven.txt";
File.saveString("1 2 3\n4 5\n", path);
run("Text Image... ", "open=" + path);
print("not reached");
