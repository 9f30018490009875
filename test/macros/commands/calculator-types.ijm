// images: noise8.tif noise16.tif noise32.tif
ops = newArray("Add", "Subtract", "Multiply", "Divide", "AND", "OR", "XOR", "Min", "Max", "Average", "Difference", "Copy", "Transparent-zero");
for (i = 0; i < ops.length; i++) {
  run("Image Calculator...", "image1=noise8.tif operation=" + ops[i] + " image2=noise16.tif create");
  print(ops[i], getTitle, getValue("Mean"));
  close();
  run("Image Calculator...", "image1=noise16.tif operation=" + ops[i] + " image2=noise32.tif create 32-bit");
  print(ops[i], getTitle, bitDepth, getPixel(3, 4));
  close();
}
