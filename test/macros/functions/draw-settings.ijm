// images: ramp8.tif
setFont("SansSerif", 9);
setFont("Serif", 12, "bold antialiased");
a = getFontList();
many = a.length > 0;
print(many, getStringWidth(""));
wider = getStringWidth("abc") > getStringWidth("a");
print(wider);
setJustification("right");
setJustification("center");
setJustification("left");
setFont("user");
print("after");
