print(PI, NaN, true, false, -PI);
a = NaN; if (isNaN(a)) print("NaN"); 
b = PI/2; print(b);
c = true + true; print(c);
print("pi " + PI);
