// images: ramp8.tif
setFont("SansSerif", 9);
setFont("Serif", 12, "bold antialiased");
setFont("user");
setJustification("right");
setJustification("center");
setJustification("left");
a = getFontList();
print(a.length > 0, getStringWidth("") == 0, getStringWidth("abc") > getStringWidth("a"));
setJustification("middle");
print("after");
