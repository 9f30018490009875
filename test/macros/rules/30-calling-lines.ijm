// images: noise8.tif
function f(x) {
 g(x);
}
function g(x) {
 y=newArray(2);
 print(y[x]);
}
f(1);
f(5);
print("no");
