// what is read from files of several kinds
d = getDirectory("temp");
function try(name, text) {
  File.saveString(text, d + name);
  Table.open(d + name, name);
  print(name, Table.size, Table.headings + "|");
  File.delete(d + name);
}
try("h3-plain.csv", "a,b\n1,2\n3,4\n");
try("h3-numbers.csv", "1,2\n3,4\n");
try("h3-label.csv", " ,Label,Area\n1,x,5\n2,y,6\n");
try("h3-quoted.csv", "\"a\",\"b, c\"\n1,\"x, y\"\n");
try("h3-missing.csv", "a,b,c\n1\n,2\n1,2,3,4\n");
try("h3-text.txt", "a\tb\n1\t2\n");
try("h3-tabfirst.txt", "\ta\n1\t2\n");
try("h3-head.csv", "a,b\n");
try("h3-nan.csv", "a,b\nNaN,Infinity\n1e3,x\n");
