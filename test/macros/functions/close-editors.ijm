// images: ramp8.tif
String.show("Text", "lines");
String.show("b.txt", "lines");
String.show("c.txt", "lines");
String.show("d.ijm", "lines");
close("Text");
close("b.txt");
list = getList("window.titles");
print(String.join(list, ","));
close("*.ijm");
list = getList("window.titles");
print(String.join(list, ","));
close("?.txt", "keep");
list = getList("window.titles");
print(String.join(list, ","));
close("*");
list = getList("window.titles");
print(String.join(list, ","), nImages);
