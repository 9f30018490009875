// typical batch script
dir = getDirectory("temp");
names = newArray("cell_01.tif", "cell_2.tif", "Cell_10.tif", "notes.txt");
Array.sort(names);
for (i=0; i<names.length; i++) {
  if (endsWith(names[i], ".tif")) {
    base = replace(names[i], ".tif", "");
    n = parseInt(substring(base, indexOf(base, "_")+1));
    print(i, base, n, IJ.pad(n, 4), toUpperCase(substring(base,0,1)) + substring(base,1));
    parts = split(base, "_"); print(parts.length, parts[parts.length-1]);
  }
}
s = "a;b;;c"; p = split(s, ";"); print(p.length); Array.print(p);
line = "1.5\t2.5\tfoo"; c = split(line, "\t"); print(c[0]+c[1], c[2], parseFloat(c[0])+parseFloat(c[1]));
x = 0.1+0.2; print(x, d2s(x,20), toString(x));
print(1e-5, 1e-4, 0.00012345, 123456.789, 1234567.89, 12345678.9, 1e9, 1e10, 1/3, -1/3, 1e100);
t = "x=" + 1/3 + ";"; print(t);
a = newArray(5); for (i=0;i<a.length;i++) a[i] = i*i; Array.getStatistics(a, min, max, mean, std); print("mean="+mean+" sd="+std);
b = Array.concat(a, 99); print(b.length, b[5]);
List.set("x", 12.5); List.set("y", "abc"); print(List.get("x") + 1, List.getValue("x") + 1);
if (List.get("y") == "ABC") print("same ignoring case");
k = "7"; m = k + 1; n = k * 2; print(m, n);
v = "3.0"; w = parseInt(v); print(w);
print(matches("img12.tif", ".*[0-9]+.*"), indexOf("abc","z"));
f = dir + "h3x.txt"; File.saveString("l1\nl2\n", f); t = File.openAsString(f); lines = split(t, "\n"); print(lines.length, lines[0]); File.delete(f);
print(String.join(Array.slice(newArray("q","w","e"),1), "-"));
print("The time: " + 5 + " s", "list: " + String.join(newArray(1.23456789, 2)));
print(fromCharCode(8364) + " " + charCodeAt("A",0), toHex(255), toBinary(5));
print(getInfo("micrometer.abbreviation"), lengthOf("abc"));
