// images: stack8.tif maskstack.tif rgb.tif rgb_stack.tif
run("Combine...", "stack1=stack8.tif stack2=maskstack.tif combine");
print(getTitle, getWidth, getHeight, nSlices, nImages);
run("Combine...", "stack1=rgb.tif stack2=rgb_stack.tif");
print(getTitle, getWidth, getHeight, nSlices, nImages);
