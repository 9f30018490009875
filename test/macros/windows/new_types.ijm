types = newArray("8-bit", "8-bit black", "8-bit white", "8-bit ramp", "16-bit", "16-bit white", "16-bit ramp", "32-bit", "32-bit white", "32-bit ramp", "RGB", "RGB black", "RGB ramp");
for (i=0; i<types.length; i++) {
  newImage("n"+i, types[i], 13, 7, 1+i%3);
  getMinAndMax(a, b);
  print(types[i], bitDepth, nSlices, a, b, is("Inverting LUT"));
}
