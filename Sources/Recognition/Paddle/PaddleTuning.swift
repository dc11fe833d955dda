struct PaddleTuning {
  var detectionSide = 1408
  var threshold: Float = 0.3
  var widen = true
  var leastScore: Float = 0.5
  var leastHalf: Float = 1.5
  var growth: Float = 1.6
  var widthStep = 64
  var longest = 2400
  var padding: Float = 0
  var reach: Float = 0
  var tall: Float = 0
  var blank: Float = 0.5
}
