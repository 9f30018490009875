// images: noise32.tif
// tolerance: 1ulp sine
run("Macro...", "code=v=v/2+x+y");
run("Duplicate...", "title=a");
run("Macro...", "code=[if (x>10) v=v+d; else v=v-a]");
run("Duplicate...", "title=b");
run("Macro...", "code=v=getPixel(w-x-1,y)");
