a = newArray(3); Array.fill(a, 7.5); Array.print(a);
b = newArray("img1.tif", "img2.png", "notes.txt", "IMG3.tif");
Array.print(Array.filter(b, ".tif"));
Array.print(Array.filter(b, "(IMG.*tif)"));
Array.print(Array.filter(b, "(?i)"));
Array.print(Array.filter(b, "(^img)"));
c = Array.filter(b, "zzz"); print(c.length);
Array.print(Array.filter(newArray("a", 1, "ab"), "a"));
