// images: ramp8.tif
String.show("text");
print("x");
String.show("Title", "more\nlines");
a = isOpen("Title");
print(a);
list = getList("window.titles");
Array.print(list);
String.setFontSize(14);
print("y");
