path = getDirectory("temp") + "forms.txt";
texts = newArray("1 2 3\n4 5 6\n", "1,2\n3,4", "x\ty\n1\t2\n3\t4\n", "1;2;3\n-4;+5;6e2\n", "\n\n7 8\n\n9 10\n", "NaN NaN\n1 2\n", "5\n6\n7");
for (i = 0; i < texts.length; i++) {
  File.saveString(texts[i], path);
  run("Text Image... ", "open=" + path);
  s = "";
  for (y = 0; y < getHeight; y++) for (x = 0; x < getWidth; x++) s = s + " " + getPixel(x, y);
  getMinAndMax(min, max);
  print(getTitle, getWidth, getHeight, s, min, max);
}
File.delete(path);
