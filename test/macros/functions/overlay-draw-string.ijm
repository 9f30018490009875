// images: ramp8.tif
// skip: overlay bounds of text depend on the fonts of the computer
setColor("red");
setFont("SansSerif", 12);
setJustification("center");
Overlay.drawString("text", 3, 20);
Overlay.drawString("other", 3, 25, 45);
Overlay.show;
print(Overlay.size, Overlay.getType(0));
Overlay.activateSelection(0);
print(selectionType(), Roi.getType);
