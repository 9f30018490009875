// images: noise8.tif
dir = getDirectory("temp");
print("a line");
print("another");
selectWindow("Log");
saveAs("Text", dir + "log");
print(File.openAsString(dir + "log.txt"));
showText("Notes", "one\ntwo");
saveAs("Text", dir + "notes.txt");
print(File.openAsString(dir + "notes.txt"));
print(isOpen("Notes"), isOpen("notes.txt"));
open(dir + "log.txt");
print(isOpen("log.txt"));
File.delete(dir + "log.txt"); File.delete(dir + "notes.txt");
