function pair(a, b) { return newArray(a, b); }
function first(list) { return list[0]; }
p = pair(1, 2); print(p[0] + p[1]);
q = pair("a", "b"); print(q[1] + q[0]);
print(first(newArray(7, 8)), first(p), first(split("x,y", ",")));
r = Array.concat(p, q); print(r.length);
