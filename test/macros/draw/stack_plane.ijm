// images: stack8.tif
setSlice(3); setColor(255); drawLine(0, 0, 30, 30); fillRect(20, 2, 6, 6);
setSlice(5); setColor(128); fillOval(4, 4, 20, 20); makeOval(10, 10, 8, 8); setColor(9); fill();
