// One program, so that what the calls below read is known when the last test asks what is left.
import "./goldenMmseg";
import "./goldenMonai";
import "./goldenSeed";
import "./goldenSklearn";
import "./goldenSmp";
import "./goldenTorchmetrics";
import "./goldenWang";
import "./goldenLeaves";
