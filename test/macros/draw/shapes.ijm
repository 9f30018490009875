newImage("a", "16-bit black", 60, 50, 1);
setColor(4000); drawRect(2, 3, 20, 10); fillRect(5, 20, 8, 6); drawOval(30, 3, 20, 12); fillOval(30, 20, 15, 9);
setLineWidth(3); setColor(2000); drawRect(2, 30, 15, 12); drawOval(40, 30, 16, 16); drawRect(0, 0, 0, 4);
fillRect(-3, -3, 8, 8); fillOval(50, 40, 20, 20); drawOval(-5, 20, 12, 12);
for (i = 1; i < 6; i++) { setLineWidth(1); drawOval(20 + 7 * i, 44, i, i); fillOval(8 * i, 15, i, 6 - i); }
