// images: stack16.tif cells16.tif
run("Combine...", "stack1=stack16.tif stack2=cells16.tif combine");
