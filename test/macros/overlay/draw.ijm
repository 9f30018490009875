// images: ramp8.tif
setColor("red"); setLineWidth(2); Overlay.drawLine(3, 4, 20, 10); Overlay.drawRect(5, 6, 10, 8); Overlay.drawEllipse(12, 3, 14, 11); Overlay.moveTo(1, 2); Overlay.lineTo(9, 20); Overlay.lineTo(20, 22); Overlay.add; Overlay.show;
print(Overlay.size); for (i = 0; i < Overlay.size; i++) { Overlay.getBounds(i, x, y, w, h); print(Overlay.getType(i), x, y, w, h); }
run("List Elements");
