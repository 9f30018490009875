// images: stack32.tif
run("Convert to Mask","method=Li background=Default calculate black list");
