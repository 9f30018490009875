// images: calibrated.tif
print(getInfo("image.title"), getInfo("image.subtitle"), getInfo("selection.name"), getInfo("nonexistent key") + "|", getInfo("no.such.key"), getInfo("micrometer.abbreviation"));
print(getInfo("window.title"), getInfo("window.type"), getInfo("overlay") + "|", getInfo("log") + "|");
makeRectangle(1, 2, 3, 4);
print(getInfo("selection.color"), getInfo("roi.name"));
