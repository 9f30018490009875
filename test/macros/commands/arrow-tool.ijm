// images: rgb.tif
run("Arrow Tool...", "width=2 size=10 color=Red style=Filled");
print(getValue("color.foreground"));
makeRectangle(4, 5, 6, 7);
run("Fill", "slice");
