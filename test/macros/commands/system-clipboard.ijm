run("System Clipboard");
print("after", nImages);
