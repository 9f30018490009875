a = 1
b = 2
print(a + b)
c = newArray(1, 2)
print(c[0]
)
for (i = 0; i < 2; i++) print(i);
d = "text"
print(d)
f(3)
function f(x) { print("f", x); }
print("end")
