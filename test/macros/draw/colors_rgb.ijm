// images: rgb.tif
setColor("orange"); fillRect(0, 0, 5, 5); setColor("#336699"); drawLine(0, 10, 40, 30); setColor(1, 2, 3); fillOval(20, 5, 12, 10);
setColor(0xff00ff); drawRect(5, 15, 12, 9); setForegroundColor(9, 8, 7); makeOval(20, 18, 14, 12); fill(); run("Select None");
setLineWidth(4); setColor("white"); drawLine(40, 2, 30, 32);
