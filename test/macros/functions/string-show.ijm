String.show("text");
String.setFontSize(14);
print("x");
String.show("Title", "more\nlines");
print(isOpen("Title"));
