// Distance Map of 1500 discs, 2048 x 2048
setBatchMode(true);
newImage("scene", "8-bit black", 2048, 2048, 1);
random("seed", 7);
setColor(255);
for (i = 0; i < 1500; i++) {
  r = 12 + 20 * random();
  fillOval(2000 * random(), 2000 * random(), r, r);
}
start = getTime();
run("Distance Map");
return "" + (getTime() - start);
