// images: calibrated.tif
makeRectangle(3, 4, 10, 9);
run("Show Info...");
print(isOpen("Info for calibrated.tif"), nImages, getTitle);
s = split(getInfo("window.contents"), "\n");
for (i = 0; i < s.length; i++) if (startsWith(s[i], "Width") || startsWith(s[i], "Title") || startsWith(s[i], "Bits")) print(s[i]);
close("Info for calibrated.tif");
