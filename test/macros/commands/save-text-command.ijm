dir = getDirectory("temp");
print("a line");
print("another");
selectWindow("Log");
run("Text...", "save=" + dir + "d2.txt");
print(File.openAsString(dir + "d2.txt"));
File.delete(dir + "d2.txt");
