// images: zero8.tif
newImage("a", "8-bit black", 60, 50, 1);
setColor(255); drawLine(2, 3, 50, 20); drawLine(50, 3, 2, 40); drawLine(-10, 45, 70, 30); drawLine(10, -5, 12, 70);
setColor(200); setLineWidth(2); drawLine(5, 5, 20, 30);
setColor(150); setLineWidth(3); drawLine(30, 10, 55, 44);
setColor(100); setLineWidth(6); moveTo(3, 48); lineTo(20, 40); lineTo(58, 47); lineTo(59, 1);
setColor(50); setLineWidth(5); drawLine(30, 25, 30, 25); drawLine(0, 0, 0, 0); drawLine(59, 25, 59, 25);
setLineWidth(1); setColor(77); drawLine(40, 25, 40, 25); drawLine(2.5, 30.5, 10.4, 33.6);
