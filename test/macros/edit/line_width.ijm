// images: blobs8.tif
run("Line Width...", "line=5"); makeRectangle(5, 5, 20, 15); run("Draw"); makeLine(30, 5, 55, 20); run("Draw"); makeOval(10, 30, 20, 20); run("Draw"); makeLine(35, 30, 45, 50, 60, 35); run("Draw");
