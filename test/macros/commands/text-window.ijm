run("Text Window", "name=Notes width=40 height=8");
print("[Notes]", "first line\n");
print("[Notes]", "second");
print(isOpen("Notes"), nImages);
selectWindow("Notes");
print(getInfo("window.contents"));
