a = newArray("x"); a[1] = "y"; a[2] = "z"; print(a.length, String.join(a)); Array.print(a);
b = newArray(0); b[3] = 5; Array.print(b); Array.sort(b); Array.print(b); print(b.length);
c = Array.copy(b); c[0] = 9; Array.print(b); Array.print(Array.trim(b,2));
d = Array.getSequence(10); Array.print(Array.slice(d, 2, 5)); Array.print(Array.rotate(d, 3)); Array.print(Array.reverse(Array.copy(d)));
s = ""; for (i=0;i<3;i++) s += d[i] + ","; print(s);
print(isNaN(0/0), isNaN(1));
