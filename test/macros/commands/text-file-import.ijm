dir = getDirectory("temp");
File.saveString("one\ntwo\tthree\n", dir + "f1.txt");
run("Text File... ", "open=" + dir + "f1.txt");
print(isOpen("f1.txt"), nImages);
print(getInfo("window.title"), getInfo("window.contents"));
File.delete(dir + "f1.txt");
