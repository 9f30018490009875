// Analyze Particles, display and add, 4500 discs, 2048 x 2048
setBatchMode(true);
newImage("scene", "8-bit black", 2048, 2048, 1);
setColor(255);
for (i = 0; i < 4500; i++) fillOval(10+(i%70)*29,10+floor(i/70)*29,20,20);
run("Set Measurements...", "area mean standard min centroid perimeter shape feret fit redirect=None decimal=3");
setAutoThreshold("Default dark");
start = getTime();
run("Analyze Particles...", "size=20-Infinity display clear add"); 
return "" + (getTime() - start);
