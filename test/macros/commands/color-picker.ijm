// images: rgb.tif
run("Color Picker...");
print(nImages, getTitle, getValue("color.foreground"));
